"""The guided screens of the activities: a band above the board, and a panel for each surface."""
