package dev.lockstep.crm.mapping;

import java.time.ZoneId;
import java.util.List;

/**
 * How an installation names its tables and columns, what its codes mean, and how the connector
 * shows itself in it.
 *
 * @param timeZone of records that name none
 * @param types the contact types that are synchronized, at least one; the first is that of new
 *     records
 * @param station the station number of new records, and of all writes
 * @param module the module number that all writes carry
 * @param user the user number that all writes carry
 * @param linkSystem under this name the match-up table holds the keys of appointments
 * @param sequence gives new records their serial number; in the tables' schema
 * @param deleteCode what the delete code becomes when a record is deleted; not 0
 */
public record CrmMapping(
    String schema,
    ZoneId timeZone,
    List<Integer> types,
    int station,
    int module,
    long user,
    String linkSystem,
    String sequence,
    int deleteCode,
    Table<ActivityColumn> activity,
    Table<ParticipantColumn> participant,
    Table<LinkColumn> link,
    Table<PersonColumn> person,
    Table<RepColumn> rep,
    Codes codes,
    MarkingRules marking) {

  public CrmMapping {
    types = List.copyOf(types);
  }

  /** All tables. */
  public List<Table<?>> tables() {
    return List.of(activity, participant, link, person, rep);
  }

  /** The contact type of new records. */
  public int typeOfNewRecords() {
    return types.getFirst();
  }
}
