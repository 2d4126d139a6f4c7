package dev.lockstep.groupware.calendar;

/** Graph's {@code eventType}. */
public enum EventType {
  SINGLE_INSTANCE,
  OCCURRENCE,
  EXCEPTION,
  SERIES_MASTER
}
