package dev.lockstep.groupware.calendar;

/** Graph's {@code sensitivity}. */
public enum Sensitivity {
  NORMAL,
  PERSONAL,
  PRIVATE,
  CONFIDENTIAL
}
