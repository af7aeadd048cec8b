"""Everything here is hard."""
