"""The whole dataset as one document for the expert who signs it off."""
