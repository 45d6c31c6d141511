"""Remote systems, one folder each: their protocol in, plain values out. They know no table of ours."""
