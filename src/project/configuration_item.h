/*
 * configuration_item.h - how lists of maps, and maps with free keys, are read from memoc.yaml.
 *
 * A ConfigurationRead for each; its target is the Settings, or what stands behind it.
 */
#ifndef PROJECT_CONFIGURATION_ITEM_H
#define PROJECT_CONFIGURATION_ITEM_H

#include "project/configuration_key.h"

ConfigurationRead configuration_read_content;
ConfigurationRead configuration_read_filters;
ConfigurationRead configuration_read_statuses;
ConfigurationRead configuration_read_status_aliases;
ConfigurationRead configuration_read_status_meanings;
ConfigurationRead configuration_read_cadences;
ConfigurationRead configuration_read_cadence_overrides;
ConfigurationRead configuration_read_text_rules;
ConfigurationRead configuration_read_recognitions;
ConfigurationRead configuration_read_labels;

#endif
