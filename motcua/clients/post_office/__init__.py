"""The Post's own system: parcels announced once under their label, tracking asked for or posted to us; a stand-in."""
