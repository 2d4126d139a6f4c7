package dev.lockstep.groupware.event;

/** What may be known of an event that its owner marked as private or confidential. */
public enum Privacy {
  /** Only that the owner is busy. */
  MASKED,
  /** Everything: the administrator decided so. */
  FULL
}
