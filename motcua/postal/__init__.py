"""The postal service of the one-stop shop: papers that come and results that go by post (Decision 45/2016/QĐ-TTg)."""
