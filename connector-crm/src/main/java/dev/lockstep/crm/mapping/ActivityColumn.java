package dev.lockstep.crm.mapping;

/** The columns of an activity (MA) that make up an appointment. */
public enum ActivityColumn {
  /** The contact type. */
  TYPE,
  STATUS,
  SUBJECT,
  TEXT,
  LOCATION,
  START_DATE,
  /** Empty means all-day. */
  START_TIME,
  /** Empty means the start date; of an all-day appointment the last day. */
  END_DATE,
  END_TIME,
  /** Empty means the zone configured for the CRM. */
  TIME_ZONE,
  REP_ID,
  REP_GROUP,
  COMPANY_STATION,
  COMPANY_SERIAL,
  PERSON_STATION,
  PERSON_SERIAL,
  /** The internal participants, as text. */
  REP_PARTICIPANTS,
  PRIVATE,
  REMINDER_MINUTES,
  SHOW_AS,
  CATEGORIES
}
