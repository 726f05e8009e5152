"""What the totals rules share: announcements, lists, messages."""
