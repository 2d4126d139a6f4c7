package dev.lockstep.model.crm;

/**
 * The marking of a record for whoever works with it in the CRM; which columns hold it is
 * configuration.
 *
 * @param forEditing whether somebody has to edit it
 * @param code of the catalog in the reference schema: 0 none, 1 participant missing, 2 ambiguous, 3
 *     both, 4 conflict, 5 held mail, 6 not representable, 9 deleted in groupware
 * @param words the reason for people, empty if there is none
 */
public record Marking(boolean forEditing, int code, String words) {

  /** Not marked. */
  public static final Marking NONE = new Marking(false, 0, "");

  /** The mark of a record whose event was deleted in groupware. */
  public static final Marking DELETED_IN_GROUPWARE = new Marking(false, 9, "deleted in groupware");
}
