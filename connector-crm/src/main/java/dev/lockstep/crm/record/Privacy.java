package dev.lockstep.crm.record;

/** What may be known of private appointments outside the CRM. */
public enum Privacy {
  /** Only that somebody is busy. */
  MASKED,
  /** Everything. */
  FULL
}
