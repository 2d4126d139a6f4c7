package dev.lockstep.groupware.calendar;

/** Graph's {@code freeBusyStatus}. */
public enum ShowAs {
  UNKNOWN,
  FREE,
  TENTATIVE,
  BUSY,
  OOF,
  WORKING_ELSEWHERE
}
