"""Thousands of faults and hostile inputs: `make hard`; `make test` leaves them out."""
