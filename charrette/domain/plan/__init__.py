"""What the departments plan as one team: answers, scope, money, milestones, and what they hold against each other."""
