package dev.lockstep.crm.mapping;

/** The columns that every table of the CRM has. */
public enum SystemColumn {
  STATION,
  SERIAL,
  CREATED_ON,
  CREATED_BY,
  UPDATED_ON,
  UPDATED_BY,
  UPDATED_MODULE,
  UPDATED_STATION,
  /** Not 0 means deleted; the row stays. */
  DELETE_CODE
}
