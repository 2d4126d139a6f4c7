package dev.lockstep.groupware.budget;

/** What goes first when requests of a mailbox wait for one another; the most urgent first. */
public enum Urgency {
  /** A user waits: a command. */
  EDIT,
  /** A user may wait: a round over what changed. */
  ROUND,
  /** Nobody waits: a round over everything, subscriptions. */
  BACKFILL
}
