package dev.lockstep.crm.mapping;

/** The columns of an external participant (MB). */
public enum ParticipantColumn {
  ACTIVITY_STATION,
  ACTIVITY_SERIAL,
  PERSON_STATION,
  PERSON_SERIAL,
  EMAIL,
  REQUIREMENT,
  ACCEPTANCE
}
