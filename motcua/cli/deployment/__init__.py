"""Loading a deployment's folder through the ordinary actions: nothing writes tables behind their back."""
