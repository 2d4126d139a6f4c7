/**
 * Change notifications: received over HTTP, put on their topic, asked for by subscriptions. They
 * only say that something may have changed.
 */
@NullMarked
package dev.lockstep.groupware.notification;

import org.jspecify.annotations.NullMarked;
