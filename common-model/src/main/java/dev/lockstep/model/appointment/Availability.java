package dev.lockstep.model.appointment;

/** How the owner's time is shown (Graph: {@code showAs}; CRM: {@code show_as}). */
public enum Availability {
  FREE,
  TENTATIVE,
  BUSY,
  OUT_OF_OFFICE,
  WORKING_ELSEWHERE
}
