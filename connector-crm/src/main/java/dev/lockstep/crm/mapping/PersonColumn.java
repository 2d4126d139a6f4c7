package dev.lockstep.crm.mapping;

/** The columns of a person in a company (KP). */
public enum PersonColumn {
  COMPANY_STATION,
  COMPANY_SERIAL,
  FIRST_NAME,
  LAST_NAME,
  EMAIL1,
  EMAIL2,
  EMAIL3
}
