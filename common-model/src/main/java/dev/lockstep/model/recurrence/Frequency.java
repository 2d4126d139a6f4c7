package dev.lockstep.model.recurrence;

/** The period that a rule counts in. Appointments recur once a day at most, so none is shorter. */
public enum Frequency {
  DAILY,
  WEEKLY,
  MONTHLY,
  YEARLY
}
