"""What somebody has set for this machine, and what there is to be set."""
