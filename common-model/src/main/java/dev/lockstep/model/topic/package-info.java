/** Each topic declared once, as a typed descriptor. */
@NullMarked
package dev.lockstep.model.topic;

import org.jspecify.annotations.NullMarked;
