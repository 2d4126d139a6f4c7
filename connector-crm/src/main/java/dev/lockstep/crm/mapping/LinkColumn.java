package dev.lockstep.crm.mapping;

/** The columns of the match-up table (XK). */
public enum LinkColumn {
  ACTIVITY_STATION,
  ACTIVITY_SERIAL,
  SYSTEM,
  /** The key of the appointment. */
  EXTERNAL_KEY,
  OCCURRENCE,
  /** The sequence number of the last command that was applied. */
  APPLIED_SEQUENCE
}
