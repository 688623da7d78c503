"""Many submissions to one draft: totals, coverage, contributions, like points together, who is absent."""
