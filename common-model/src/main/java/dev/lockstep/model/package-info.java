/** What all parts of Lockstep share: the appointment, the messages, the topics. */
@NullMarked
package dev.lockstep.model;

import org.jspecify.annotations.NullMarked;
