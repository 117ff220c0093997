"""The minutes: everything that changed, who, when, readable as sentences."""
