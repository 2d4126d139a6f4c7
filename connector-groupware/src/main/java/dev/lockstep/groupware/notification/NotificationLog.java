package dev.lockstep.groupware.notification;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.ChangeNotifications;

/** Keeps notifications until they are read. */
@FunctionalInterface
public interface NotificationLog {

  /**
   * Keeps them, and returns when they are safe.
   *
   * @return whether they are; if not, Graph must send them again
   */
  boolean keep(EmailAddress mailbox, ChangeNotifications notifications);
}
