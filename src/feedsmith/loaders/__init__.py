"""Where items come from: what authors wrote, what builds made, data files, other feeds."""
