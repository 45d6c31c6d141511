"""The board door: figures for leaders and for the public."""
