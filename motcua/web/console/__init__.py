"""The console door: organisation, officers and the procedure registry."""
