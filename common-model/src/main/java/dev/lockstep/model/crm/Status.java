package dev.lockstep.model.crm;

/** The status of an activity. */
public enum Status {
  PLANNED,
  DONE,
  CANCELLED
}
