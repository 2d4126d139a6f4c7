/** From the topic of commands to the tables of the CRM. */
@NullMarked
package dev.lockstep.crm.sink;

import org.jspecify.annotations.NullMarked;
