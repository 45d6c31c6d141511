"""The web doors: pages in, actions and queries out. They decide nothing."""
