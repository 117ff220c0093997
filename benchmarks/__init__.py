"""What is measured, against what. Medians and ratios in one run, because machines are noisy: ``make bench``."""
