package dev.lockstep.groupware.notification;

import dev.lockstep.model.appointment.EmailAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The addresses at which Graph notifies us; the mailbox stands in the query. */
public final class NotificationUrls {

  static final String CHANGES = "/lockstep/notifications";
  static final String LIFECYCLE = "/lockstep/lifecycle";
  private static final String MAILBOX = "mailbox";

  private final String publicUrl;

  /**
   * The addresses under this one.
   *
   * @param publicUrl how Graph reaches the receiver, without a path of ours
   */
  public NotificationUrls(URI publicUrl) {
    String text = publicUrl.toString();
    this.publicUrl = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  String changes(EmailAddress mailbox) {
    return publicUrl + CHANGES + query(mailbox);
  }

  String lifecycle(EmailAddress mailbox) {
    return publicUrl + LIFECYCLE + query(mailbox);
  }

  /** Whether an address is one of ours for this mailbox, under whatever host. */
  static boolean isOurs(String url, EmailAddress mailbox) {
    return url.endsWith(CHANGES + query(mailbox));
  }

  private static String query(EmailAddress mailbox) {
    return "?" + MAILBOX + "=" + URLEncoder.encode(mailbox.value(), StandardCharsets.UTF_8);
  }

  /** The mailbox that an address of a request names. */
  static Optional<EmailAddress> mailbox(URI request) {
    return parameter(request, MAILBOX).map(EmailAddress::new);
  }

  /** A parameter of an address, decoded. */
  static Optional<String> parameter(URI request, String name) {
    String query = request.getRawQuery();
    if (query == null) {
      return Optional.empty();
    }
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        try {
          return Optional.of(
              URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
