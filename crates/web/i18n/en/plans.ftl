plan-sections = Sections
plan-saved = Saved.
plan-conflict = { $by } changed this entry meanwhile. Please check the stored value.
rows-add = Add
