"""Documents of the plan: what is paid, done and due, by whom, and why."""
