"""From a situation to the advice that fits it: found, ranked, grouped, spread, explained and warned about."""
