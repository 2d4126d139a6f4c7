package dev.lockstep.simulator.exchange;

/** Links to other pages of what was asked for. */
public final class Links {
  private Links() {}

  /** The address of the request with another query. */
  public static String of(GraphRequest request, String query) {
    String path = request.http().rawPath();
    return request.base() + path.substring(path.indexOf('/', 1)) + "?" + query;
  }
}
