package dev.lockstep.crm.mapping;

/** The columns of a rep (ID). */
public enum RepColumn {
  NAME,
  EMAIL,
  GROUP,
  PERSON_STATION,
  PERSON_SERIAL,
  CONNECTOR_ENABLED,
  SYNC_APPOINTMENTS
}
