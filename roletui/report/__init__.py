"""A case in words: the decision record, the review and the diff, in every export format."""
