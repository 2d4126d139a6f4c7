package dev.lockstep.simulator.event;

/**
 * Data of an application at an event, of which the service knows nothing but the name.
 *
 * @param name for instance {@code com.contoso.referral}
 * @param data a JSON object, without the members that the service adds
 */
public record OpenExtension(String name, String data) {
  private static final String TYPE = "OpenTypeExtension.";
  private static final String PREFIX = "Microsoft.OutlookServices." + TYPE;

  /** The id, which is the name with the type before it. */
  public String id() {
    return PREFIX + name;
  }

  /**
   * Whether it is meant by a name, or by an id in the service's older or newer form; the newer
   * one's namespace may have been taken off, as that of a function is.
   */
  public boolean isMeantBy(String nameOrId) {
    return name.equalsIgnoreCase(nameOrId)
        || id().equalsIgnoreCase(nameOrId)
        || (TYPE + name).equalsIgnoreCase(nameOrId)
        || ("microsoft.graph." + TYPE + name).equalsIgnoreCase(nameOrId);
  }
}
