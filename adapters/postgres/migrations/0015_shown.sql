-- A card that would show the same again is not edited: platforms count edits, and people see them flicker.

alter table posts add column shown text;
