package dev.lockstep.model.appointment;

/** Who may see the content (Graph: {@code sensitivity}; CRM: {@code private}). */
public enum Visibility {
  NORMAL,
  /** Graph's private and confidential. */
  PRIVATE
}
