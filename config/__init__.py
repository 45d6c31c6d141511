"""The composition root: the only place that knows everybody. It wires and decides nothing."""
