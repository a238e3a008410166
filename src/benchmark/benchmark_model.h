// A benchmark model and the definition of comparable municipalities, as their files in
// catalog/benchmark and catalog/peer have them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "base/words.h"
#include "benchmark/benchmark_options.h"

namespace doelmaat::benchmark {

// A column of the panel in a year.
struct PanelColumn {
  std::string column;
  std::string label;
  std::int64_t year = 0;
  std::string place = {};  // where the catalogue names it: "file, regel n"
};

enum class Transform { kNone, kLog };

struct PeerFeature {
  PanelColumn source;
  Transform transform = Transform::kNone;
  double weight = 1.0;
  std::string unit;  // persons, share or number
};

struct PeerModel {
  std::string id;
  std::string title;
  std::vector<PeerFeature> features;
};

struct SeriesBreak {
  std::int64_t year = 0;  // this year cannot be compared with the one before without more
  std::string text;
};

struct PublishedFigure {
  std::string source;
  std::string figure;
  std::string theirs;
  std::string ours;  // which of our figures stands beside it
  std::string why;
};

// Which columns of the panel count heads: for the amounts per head, the size of a unit and what is
// out of the ordinary.
struct HeadColumns {
  std::string clients = "clients";  // needs <column>_low and <column>_high, as an output does
  std::string youth = "youth";
  std::string population = "inhabitants";
  std::string place = {};  // where the catalogue names them; none for the usual ones
};

struct BenchmarkModel {
  std::string id;
  std::string title;
  std::string country;  // folder of its queries in sql/input/benchmark; empty: that folder itself
  // Where its figures come from: the folder that comes with the program, and the tables of CBS that
  // do not.
  std::string figures_folder;
  std::vector<std::string> downloads;
  std::int64_t year = 0;
  std::string statement;
  std::string cost_label;
  std::vector<std::string> task_fields;
  std::string task_fields_place;          // where the catalogue names them
  std::vector<std::string> trend_fields;  // what the years are followed by
  bool sub_fields = false;                // spending is also read by sub-field of Iv3
  bool against_need = false;              // outputs are need and not care: no frontier as headline
  std::int64_t neighbour_year = 0;  // of the official neighbours to compare ours with; 0: none
  HeadColumns heads;
  bool usual_heads = true;  // young people with youth care: figures that CBS gives for every year
  std::vector<PanelColumn> outputs;
  std::vector<PanelColumn> environment;
  std::string output_note;  // what is to be minded of the outputs; may be empty
  std::vector<SeriesBreak> breaks;
  std::vector<PublishedFigure> published;
  PeerModel peers;
  BenchmarkOptions options;
  base::Words words;                     // in place of the usual ones; also the sign of the coin
  std::vector<std::string> catalog_ids;  // files it was read from, for provenance
};

// Reads a model and the peer definition it names. Throws kNotFound for an unknown id, and kConfig,
// with file and line, for a file that is not whole.
BenchmarkModel LoadBenchmarkModel(const base::Catalog& catalog, const std::string& id);

}  // namespace doelmaat::benchmark
