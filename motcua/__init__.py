"""`motcua`: the electronic one-stop shop of Vietnamese local government. `ls motcua` is the architecture diagram."""
