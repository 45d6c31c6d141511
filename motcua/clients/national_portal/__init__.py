"""The national portal (Cổng Dịch vụ công quốc gia): its envelope and its fields, versioned; and a stand-in with troubles."""
