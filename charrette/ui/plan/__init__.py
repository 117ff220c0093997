"""Plan: whose each need is, what it costs, and whether the Musts fit the money."""
